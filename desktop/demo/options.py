"""The occupations that a trainer weighed with the village: the first two of them were chosen."""

from desktop.demo.crafts import Craft
from desktop.demo.draft import Row
from desktop.demo.incomes import BAHT
from desktop.demo.village import Village
from desktop.programme.options import RESOURCES

_MARKETS = ("ตลาดนัดตำบล", "ร้านค้าในหมู่บ้าน", "ตลาดศรีเมือง ราชบุรี", "ตลาดน้ำดำเนินสะดวก",
            "ร้านของฝากอำเภอโพธาราม", "ขายผ่านเพจและกลุ่มไลน์")  # fmt: skip


def options(village: Village, brought_by: Row) -> None:
    """What the team can teach, and one more that the village could not live by."""
    taught = list(dict.fromkeys(village.crafts[one] for one in village.sages[:6]))
    for at, craft in enumerate(taught[:3]):
        _option(village, craft, brought_by, chosen=at < 2)


def _option(village: Village, craft: Craft, brought_by: Row, *, chosen: bool) -> None:
    random = village.details
    cost = random.randrange(8, 60) * 100 * BAHT
    gain = random.uniform(1.35, 2.1) if chosen else random.uniform(0.9, 1.2)
    has = {
        key: "enough" if chosen or random.random() < 0.4 else random.choice(("some", "none"))
        for key in RESOURCES
    }
    village.draft.add(
        "occupation_option",
        village=village.place.id,
        occupation=village.occupation(craft),
        brought_by=brought_by,
        wanted_by=random.randint(9, 20) if chosen else random.randint(2, 7),
        cycle_months=random.choice((1, 1, 2, 3, 4)),
        cost=cost,
        sales=round(cost * gain / (100 * BAHT)) * 100 * BAHT,
        market_inside=random.choice(_MARKETS[:2]),
        market_outside=random.choice(_MARKETS[2:]),
        chosen=chosen,
        note="" if chosen else "ตลาดยังไม่แน่นอน ขอพิจารณาใหม่ปีหน้า",
        **has,
    )
