package io.relance.application.sending.guard;

import io.relance.domain.id.AutomationId;
import java.time.LocalDate;

/**
 * What was taken of the caps of a day for some messages of an automation.
 *
 * @param day the day whose caps count
 * @param wanted how many messages there were
 * @param ofAutomation how many of them the automation's own cap permits
 * @param count how many of those the cap of all automations permits too: that many may be sent
 */
public record DailyGrant(
    AutomationId automation, LocalDate day, int wanted, int ofAutomation, int count) {}
