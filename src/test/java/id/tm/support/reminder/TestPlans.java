package id.tm.support.reminder;

import id.tm.support.ReminderPlan;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** The plan tables of the kinds that only these tests know. */
final class TestPlans {

    private TestPlans() {}

    @Entity(name = "TestBillReminder")
    @Table(name = "test_bill_reminders")
    static class Bill extends ReminderPlan {}

    @Entity(name = "TestCallReminder")
    @Table(name = "test_call_reminders")
    static class Call extends ReminderPlan {}

    @Entity(name = "TestAlarmReminder")
    @Table(name = "test_alarm_reminders")
    static class Alarm extends ReminderPlan {}
}
