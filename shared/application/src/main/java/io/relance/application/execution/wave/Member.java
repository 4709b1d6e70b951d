package io.relance.application.execution.wave;

/** One enrollment within a wave, with its contact. */
public record Member(String enrollment, String contact) {
  public String text() {
    return enrollment + " " + contact;
  }

  static Member parse(String text) {
    int space = text.indexOf(' ');
    return new Member(text.substring(0, space), text.substring(space + 1));
  }
}
