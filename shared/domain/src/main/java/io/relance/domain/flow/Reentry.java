package io.relance.domain.flow;

import java.time.Duration;

/** Whether a contact who has been in an automation may enter it again. */
public sealed interface Reentry {
  /** The kind's name in files and answers. */
  String kind();

  /** Each event enrolls the contact. */
  record EveryTime() implements Reentry {
    @Override
    public String kind() {
      return "every-time";
    }
  }

  /** Never again. */
  record Once() implements Reentry {
    @Override
    public String kind() {
      return "once";
    }
  }

  /** Once the contact has left. */
  record NotWhileInside() implements Reentry {
    @Override
    public String kind() {
      return "not-while-in-progress";
    }
  }

  /** Once the period has passed since the last entry. */
  record AtMostEvery(Duration period) implements Reentry {
    @Override
    public String kind() {
      return "at-most-every";
    }
  }
}
