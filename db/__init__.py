"""What is stored: the office file or server, its tables, and every change ever made to them."""
