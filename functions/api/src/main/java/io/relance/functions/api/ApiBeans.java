package io.relance.functions.api;

import io.relance.application.composition.Relance;
import io.relance.compiler.templates.TemplateLibrary;
import java.util.List;

/** The use cases that the controllers of the API call, as beans for their context. */
public final class ApiBeans {
  private ApiBeans() {}

  public static List<Object> of(Relance relance) {
    return List.of(
        relance.automations(),
        relance.editing(),
        relance.versions(),
        relance.toggling(),
        relance.check(),
        relance.simulating(),
        relance.counters(),
        relance.tokens(),
        relance.audit(),
        relance.deadLetters(),
        relance.replay(),
        relance.launches(),
        relance.launchList(),
        relance.requests().answers(),
        relance.requests().stateConsent(),
        relance.requests().audiences(),
        new ProjectClock(relance.requests().clock()),
        relance.messaging().messages(),
        relance.arrivals().enrollOnRequest(),
        relance.people().contacts(),
        relance.people().lists(),
        relance.searchContacts(),
        relance.project(),
        relance.deleteList(),
        relance.privacy().timeline(),
        relance.privacy().exporting(),
        relance.privacy().erasing(),
        relance.privacy().enrollments(),
        relance.privacy().cancelling(),
        relance.walking().flows(),
        TemplateLibrary.load());
  }
}
