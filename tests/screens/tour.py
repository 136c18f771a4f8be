"""The way through the whole program, and through an office that was just made."""

from tests.screens import certificates, data, dialogs, records
from tests.screens.camera import Camera, Steps
from ui.special_pages import special_pages

SUBJECTS = ("villages", "office", "officers", "kinds", "designs", "proof")
"""What is set, as the list of settings has it, after the round."""


def whole(camera: Camera) -> Steps:
    """Every tab and dialog; what changes the office comes after what shows it."""
    yield lambda: camera.window, "overview"
    yield from stages(camera)
    yield from records.forms(camera)
    yield from records.searches(camera)
    yield from records.fields(camera)
    yield from records.lists(camera)
    yield from last_tabs(camera)
    yield from settings(camera)
    yield from certificates.designs(camera)
    yield from certificates.files(camera)
    yield from certificates.signature(camera)
    yield from certificates.proof(camera)
    yield from data.duplicates(camera)
    yield from data.histories(camera)
    yield from dialogs.dialogs(camera)
    yield from records.grids(camera)
    yield from dialogs.questions(camera)
    yield from dialogs.drafts(camera)
    camera.session.choose_place()


def stages(camera: Camera) -> Steps:
    """Every register and page of every stage."""
    window = camera.window
    for stage, holder in list(window.stages.items()):
        window.tabs.setCurrentWidget(holder)
        page = window.show_stage(stage)
        for register in page.stage.registers:
            listed = page.show_register(register.key).list
            if listed.model.rowCount():
                listed.select(listed.model.record(0))
            yield lambda: window, f"{stage}_{register.key}"
        for special in special_pages(stage):
            page.show_special(special)
            yield lambda: window, f"{stage}_{special.key}"
        page.show_register(page.stage.registers[-1].key)


def last_tabs(camera: Camera) -> Steps:
    """The tabs behind the stages, and the register of certificates."""
    window = camera.window
    for place, name in enumerate(("incomes", "certificates", "data_check", "settings")):
        window.go_to_tab(window.tabs.count() - 4 + place)
        yield lambda: window, name
    yield from charts(camera)
    tables = window.page(window.tabs.count() - 4).show_part("cross_tab")
    for layout in tables.switches:
        tables.show_table(layout)
        yield lambda: window, "cross_tab"
    window.go_to_tab(window.tabs.count() - 3)
    window.page(window.tabs.count() - 3).show_part("register")
    yield lambda: window, "certificate_register"


def charts(camera: Camera) -> Steps:
    """Every kind of chart with one mark told, and the households behind it."""
    window = camera.window
    window.go_to_tab(window.tabs.count() - 4)
    arriving = window.page(window.tabs.count() - 4).show_part("charts")
    yield lambda: window, "incomes_before_after"
    page = arriving.page
    for place in range(1, page.choices.charts.count()):
        camera.wait(page.chart.drawn, lambda at=place: page.choices.charts.setCurrentIndex(at))
        page.chart.step(1)
        yield lambda: window, f"incomes_{page.choices.kind.key}"
    camera.wait(page.chart.drawn, lambda: page.choices.charts.setCurrentIndex(0))
    camera.wait(page.chart.drawn, lambda: page.choices.group_by("group"))
    last = page.choices.pairs.count() - 1
    camera.wait(page.chart.drawn, lambda: page.choices.pairs.setCurrentIndex(last))
    page.chart.step(1)
    yield lambda: window, "incomes_by_group_between_visits"
    dialog = page.open_households(page.chart.mark)
    yield lambda: dialog, "incomes_households"
    dialog.close()
    page.choices.pairs.setCurrentIndex(0)


def settings(camera: Camera) -> Steps:
    """Every subject of the settings."""
    window = camera.window
    window.go_to_tab(window.tabs.count() - 1)
    page = window.page(window.tabs.count() - 1)
    for place, name in enumerate(SUBJECTS, 1):
        page.show_subject(place)
        yield lambda: window, f"settings_{name}"


def first_start(camera: Camera) -> Steps:
    """The empty overview, then every step that the clerk of a new office is led through."""
    window = camera.window
    yield lambda: window, "new_office"
    dialog = window.show_first_steps()
    yield lambda: dialog, "first_round"
    dialog.next()
    for name in ("villages", "signatory", "emblem", "records"):
        yield lambda: dialog, f"first_{name}"
        dialog.skip()
