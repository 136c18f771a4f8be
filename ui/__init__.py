"""What is shown: the windows, and the only importer of PySide6."""
