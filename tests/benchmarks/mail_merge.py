"""LibreOffice Writer's mail merge, as an office does it: rows of a CSV into one PDF.

Run by LibreOffice's own Python (it has `uno`), never imported. It makes the template itself, says
"ready", then merges once for each line it is sent, and answers with the seconds that took.
"""

import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.awt import Size
from com.sun.star.beans import PropertyValue

SOURCE, TABLE = "Certificates", "people"
A4_LANDSCAPE = (29700, 21000)  # hundredths of a millimetre
LINES = (
    ("เลขที่ ", "number", 14),
    ("เกียรติบัตร", "", 40),
    ("อำเภอโพธาราม จังหวัดราชบุรี", "", 20),
    ("มอบเกียรติบัตรฉบับนี้ให้ไว้เพื่อแสดงว่า", "", 17),
    ("", "name", 34),
    ("เป็นวิทยากรผู้นำสัมมาชีพชุมชน ", "village", 17),
    ("ผ่านการฝึกอบรมหลักสูตร “วิทยากรผู้นำสัมมาชีพ”", "", 17),
    ("ขอให้มีความสุข ความเจริญ และเป็นกำลังสำคัญของชุมชนสืบไป", "", 17),
    ("ให้ไว้ ณ วันที่ ๑๕ มกราคม พุทธศักราช ๒๕๖๙", "", 17),
    ("( นายสมศักดิ์ รักษ์ไทย )", "", 16),
    ("นายอำเภอโพธาราม", "", 16),
)


def main(folder: Path) -> None:
    """Start LibreOffice in `folder`, where `people.csv` is; merge until the input ends."""
    pipe = f"merge{time.time_ns()}"
    office = subprocess.Popen([
        "soffice", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
    ])  # fmt: skip
    context = connected(pipe)
    try:
        desktop = made(context, "com.sun.star.frame.Desktop")
        register(context, folder)
        template(desktop, folder)
        say("ready")
        for _line in sys.stdin:
            begin = time.perf_counter()
            merge(context, folder)
            say(time.perf_counter() - begin)
        desktop.terminate()
    finally:
        office.terminate()


def say(what):
    """Answer whoever started this."""
    print(what, flush=True)  # noqa: T201


def connected(pipe):
    """LibreOffice's context, as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _time in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)
    raise TimeoutError("LibreOffice does not answer")


def made(context, service):
    """A new object of LibreOffice's."""
    return context.ServiceManager.createInstanceWithContext(service, context)


def valued(**properties):
    """Named values as LibreOffice wants them."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in properties.items())


def register(context, folder):
    """Make the folder's CSV a source of data."""
    sources = made(context, "com.sun.star.sdb.DatabaseContext")
    source = sources.createInstance()
    source.URL = f"sdbc:flat:{folder.as_uri()}"
    source.Info = valued(
        Extension="csv", HeaderLine=True, FieldDelimiter=",", StringDelimiter='"', CharSet="UTF-8"
    )
    source.DatabaseDocument.storeAsURL((folder / "source.odb").as_uri(), ())
    sources.registerObject(SOURCE, source)


def template(desktop, folder):
    """A certificate with a border and three fields."""
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    style = document.StyleFamilies.getByName("PageStyles").getByName("Standard")
    style.IsLandscape = True
    style.Size = Size(*A4_LANDSCAPE)
    for side in ("Left", "Right", "Top", "Bottom"):
        border = getattr(style, f"{side}Border")
        border.OuterLineWidth = 100
        setattr(style, f"{side}Border", border)
    text, append = document.Text, False
    cursor = text.createTextCursor()
    cursor.ParaAdjust = uno.Enum("com.sun.star.style.ParagraphAdjust", "CENTER")
    for words, column, size in LINES:
        cursor.CharFontName = cursor.CharFontNameComplex = "Sarabun"
        cursor.CharHeight = cursor.CharHeightComplex = size
        text.insertString(cursor, words, append)
        if column:
            text.insertTextContent(cursor, field(document, column), append)
        text.insertControlCharacter(cursor, 0, append)  # the end of a paragraph
    document.storeToURL((folder / "template.odt").as_uri(), valued(FilterName="writer8"))
    document.dispose()


def field(document, column):
    """A field that holds one column of the source."""
    master = document.createInstance("com.sun.star.text.fieldmaster.Database")
    master.DataBaseName, master.DataTableName, master.DataColumnName = SOURCE, TABLE, column
    master.DataCommandType = 0  # a table
    dependent = document.createInstance("com.sun.star.text.textfield.Database")
    dependent.attachTextFieldMaster(master)
    return dependent


def merge(context, folder):
    """Every row into one PDF."""
    job = made(context, "com.sun.star.text.MailMerge")
    job.DataSourceName, job.Command, job.CommandType = SOURCE, TABLE, 0
    job.DocumentURL = (folder / "template.odt").as_uri()
    job.OutputType = 2  # a file
    job.OutputURL = folder.as_uri()
    job.FileNamePrefix = "merged"
    job.SaveAsSingleFile = True
    job.SaveFilter = "writer_pdf_Export"
    job.execute(())


main(Path(sys.argv[1]))
