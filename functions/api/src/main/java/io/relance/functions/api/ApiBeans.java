package io.relance.functions.api;

import io.relance.application.composition.Administration;
import io.relance.application.composition.Authoring;
import io.relance.application.composition.People;
import io.relance.application.composition.Relance;
import io.relance.compiler.templates.TemplateLibrary;
import java.util.List;
import java.util.stream.Stream;

/** The use cases that the controllers of the API call, as beans for their context. */
public final class ApiBeans {
  private ApiBeans() {}

  public static List<Object> of(Relance relance) {
    return Stream.of(
            authoring(relance.authoring()),
            people(relance.people()),
            segments(relance),
            administration(relance.administration()),
            launching(relance),
            others(relance))
        .flatMap(beans -> beans)
        .toList();
  }

  private static Stream<Object> authoring(Authoring authoring) {
    return Stream.of(
        authoring.automations(),
        authoring.editAutomations(),
        authoring.versions(),
        authoring.toggleAutomations(),
        authoring.checkFlow(),
        authoring.simulateAutomation(),
        authoring.counters(),
        authoring.deleteAutomation(),
        authoring.deleteList(),
        authoring.deleteSegment(),
        authoring.deleteTable(),
        authoring.deletePromoBank(),
        authoring.explainAutomation());
  }

  private static Stream<Object> people(People people) {
    return Stream.of(
        people.contacts(),
        people.properties(),
        people.tables(),
        people.tableRows(),
        people.promoBanks(),
        people.recordEvents(),
        people.declareProperty(),
        people.lists(),
        people.searchContacts());
  }

  private static Stream<Object> segments(Relance relance) {
    return Stream.of(
        relance.people().segments(),
        relance.segmentation().calculateAudience(),
        relance.segmentation().checkCriteria(),
        relance.segmentation().editSegments(),
        relance.segmentation().segmentMembers(),
        relance.estimating().estimateLaunch());
  }

  private static Stream<Object> administration(Administration administration) {
    return Stream.of(
        administration.checkHealth(),
        administration.tokens(),
        administration.sessions(),
        administration.signInAttempts(),
        administration.audit(),
        administration.refusedTokens(),
        administration.deadLetters(),
        administration.replayDeadLetter());
  }

  private static Stream<Object> launching(Relance relance) {
    return Stream.of(
        relance.launching().launches(),
        relance.launching().launchList(),
        relance.launching().cancelLaunch(),
        relance.launching().pauseLaunch(),
        relance.launching().audiences());
  }

  private static Stream<Object> others(Relance relance) {
    return Stream.of(
        relance.requests().idempotencyStore(),
        relance.requests().recordConsent(),
        new ProjectClock(relance.requests().clock()),
        relance.messaging().messages(),
        relance.messaging().sendingPauses(),
        relance.messaging().dailyQuotas(),
        relance.messaging().resendMessages(),
        relance.messaging().sendTestMessage(),
        relance.messaging().previewText(),
        relance.ingest().enrollOnRequest(),
        relance.ingest().shopHistory(),
        relance.backgroundJobs().jobs(),
        relance.fileTransfer().sftpServers(),
        relance.fileTransfer().checkSftpServer(),
        relance.exporting().exports(),
        relance.importing().imports(),
        relance.importing().previewImport(),
        new ObjectFiles(relance.objects()),
        relance.project(),
        relance.findProblems(),
        relance.conversing().listConversations(),
        relance.conversing().unmatchedTexts(),
        relance.privacy().timeline(),
        relance.privacy().exportContact(),
        relance.requests().eraseOnRequest(),
        relance.privacy().enrollments(),
        relance.privacy().cancelEnrollment(),
        relance.privacy().requests(),
        relance.execution().flows(),
        relance.execution().approvals(),
        relance.execution().decideApprovals(),
        relance.approving().links(),
        relance.approving().previewApproval(),
        relance.execution().splitting().decideSplits(),
        relance.execution().splitting().reportSplits(),
        TemplateLibrary.load());
  }
}
