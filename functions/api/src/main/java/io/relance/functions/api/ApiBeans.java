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
        relance.authoring().editing(),
        relance.authoring().versions(),
        relance.authoring().toggling(),
        relance.authoring().check(),
        relance.authoring().simulating(),
        relance.authoring().counters(),
        relance.administration().checkHealth(),
        relance.administration().tokens(),
        relance.administration().audit(),
        relance.administration().deadLetters(),
        relance.administration().replay(),
        relance.launching().launches(),
        relance.launching().launchList(),
        relance.requests().answers(),
        relance.requests().stateConsent(),
        relance.requests().audiences(),
        new ProjectClock(relance.requests().clock()),
        relance.messaging().messages(),
        relance.arrivals().enrollOnRequest(),
        relance.people().contacts(),
        relance.people().lists(),
        relance.people().searchContacts(),
        relance.project(),
        relance.authoring().deleteList(),
        relance.privacy().timeline(),
        relance.privacy().exporting(),
        relance.privacy().erasing(),
        relance.privacy().enrollments(),
        relance.privacy().cancelling(),
        relance.walking().flows(),
        TemplateLibrary.load());
  }
}
