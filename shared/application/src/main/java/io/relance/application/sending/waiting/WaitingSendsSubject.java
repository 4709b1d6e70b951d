package io.relance.application.sending.waiting;

/**
 * What an entry of the schedule releases: what waits for a sender.
 *
 * @param sender its name
 * @param opening a random id in the entry that opening a line writes; empty in the entry of each
 *     minute
 */
record WaitingSendsSubject(String sender, String opening) {
  private static final String SEPARATOR = "/";

  static WaitingSendsSubject eachMinute(String sender) {
    return new WaitingSendsSubject(sender, "");
  }

  static WaitingSendsSubject parse(String text) {
    var parts = text.split(SEPARATOR, 2);
    return new WaitingSendsSubject(parts[0], parts.length == 1 ? "" : parts[1]);
  }

  String text() {
    return opening.isEmpty() ? sender : sender + SEPARATOR + opening;
  }
}
