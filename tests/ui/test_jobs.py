"""Work in the background: ends in the window's thread, once, in order."""

from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from desktop.problems import Refused
from ui.jobs import Job, Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


def test_the_result_of_a_read_arrives_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    threads = []
    job = jobs.read(
        lambda: current_thread(), lambda worker: threads.append((worker, current_thread()))
    )
    with qtbot.waitSignal(job.finished):
        pass
    worker, here = threads[0]
    assert worker is not main_thread()
    assert here is main_thread()


def test_what_nobody_waits_for_any_more_is_not_read(jobs: Jobs, qtbot: QtBot) -> None:
    gate, read = Event(), []
    for _reader in range(2):
        jobs.read(gate.wait, lambda _free: None)
    forgotten = jobs.read(lambda: read.append("forgotten"), read.append)
    last = jobs.read(lambda: read.append("last"), lambda _done: None)
    forgotten.forget()
    gate.set()
    with qtbot.waitSignal(last.finished):
        pass
    assert read == ["last"]


def test_a_refusal_is_handed_over_and_nothing_else(jobs: Jobs, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Refused("เต็ม")

    done: list[object] = []
    refused: list[Refused] = []
    job = jobs.write("x", refuse, done.append, refused.append)
    with qtbot.waitSignal(job.failed):
        pass
    assert [one.reason for one in refused] == ["เต็ม"]
    assert done == []
    assert jobs.idle


def test_a_fault_of_the_program_becomes_one_sentence(
    jobs: Jobs, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    refused: list[Refused] = []
    job = jobs.read(lambda: 1 / 0, lambda _result: None, refused.append)
    with qtbot.waitSignal(job.failed):
        pass
    assert "ยังไม่ได้บันทึกข้อมูล" in refused[0].reason
    assert "ZeroDivisionError" in caplog.text


def test_writes_wait_for_each_other_and_say_so(jobs: Jobs, qtbot: QtBot) -> None:
    go, order = Event(), []
    said: list[str] = []
    jobs.queue_changed.connect(said.append)
    jobs.write("หนึ่ง", lambda: (go.wait(30), order.append(1)), lambda _none: None)
    last = jobs.write("สอง", lambda: order.append(2), lambda _none: None)
    assert not jobs.idle
    with qtbot.waitSignal(last.finished):
        go.set()
    assert order == [1, 2]
    assert said == ["กำลังบันทึก: หนึ่ง", "กำลังบันทึก · กำลังรอ 1 รายการ", "กำลังบันทึก: สอง", ""]


def test_progress_and_cancel_reach_the_work(jobs: Jobs, qtbot: QtBot) -> None:
    begin, go, seen = Event(), Event(), []

    def work(job: Job) -> bool:
        begin.wait(30)
        job.report(3, 10)
        go.wait(30)
        return job.cancelled()

    job = jobs.read_long(work, seen.append)
    with qtbot.waitSignal(job.progressed) as progress:
        begin.set()
    job.cancel()
    with qtbot.waitSignal(job.finished):
        go.set()
    assert progress.args == [3, 10]
    assert seen == [True]


def test_what_ends_while_closing_is_done_and_told_to_nobody(jobs: Jobs, qtbot: QtBot) -> None:
    stored, told = [], []
    last = jobs.write("x", lambda: stored.append(1), told.append)
    with qtbot.waitSignal(last.destroyed):
        jobs.close()
    assert (stored, told) == ([1], [])
    assert jobs.findChildren(Job) == []
