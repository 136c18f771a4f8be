"""How papers name the project of a round."""

from desktop.programme.rounds import RoundSettings
from desktop.words import _


def project_name(settings: RoundSettings) -> str:
    """ "โครงการหมู่บ้านสัมมาชีพ ประจำปีงบประมาณ พ.ศ. 2569", whether the name says โครงการ or not."""
    name = _(settings.name).removeprefix("โครงการ").strip()
    return _("the project {name} of fiscal year {year}").format(name=name, year=settings.year)
