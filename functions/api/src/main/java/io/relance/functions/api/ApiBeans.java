package io.relance.functions.api;

import io.relance.application.composition.Relance;
import io.relance.compiler.templates.TemplateLibrary;
import java.util.List;

/** The use cases that the controllers of the API call, as beans for their context. */
public final class ApiBeans {
  private ApiBeans() {}

  public static List<Object> of(Relance relance) {
    return List.of(
        relance.authoring().automations(),
        relance.authoring().editAutomations(),
        relance.authoring().versions(),
        relance.authoring().toggleAutomations(),
        relance.authoring().checkFlow(),
        relance.authoring().simulateAutomation(),
        relance.authoring().counters(),
        relance.administration().checkHealth(),
        relance.administration().tokens(),
        relance.administration().audit(),
        relance.administration().refusedTokens(),
        relance.administration().deadLetters(),
        relance.administration().replayDeadLetter(),
        relance.launching().launches(),
        relance.launching().launchList(),
        relance.requests().idempotencyStore(),
        relance.requests().recordConsent(),
        relance.requests().audiences(),
        new ProjectClock(relance.requests().clock()),
        relance.messaging().messages(),
        relance.messaging().resendMessages(),
        relance.messaging().sendTestMessage(),
        relance.messaging().previewText(),
        relance.ingest().enrollOnRequest(),
        relance.people().contacts(),
        relance.people().lists(),
        relance.people().searchContacts(),
        relance.project(),
        relance.authoring().deleteList(),
        relance.authoring().explainAutomation(),
        relance.privacy().timeline(),
        relance.privacy().exportContact(),
        relance.privacy().eraseContact(),
        relance.privacy().enrollments(),
        relance.privacy().cancelEnrollment(),
        relance.privacy().requests(),
        relance.execution().flows(),
        TemplateLibrary.load());
  }
}
