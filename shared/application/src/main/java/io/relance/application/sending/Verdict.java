package io.relance.application.sending;

import io.relance.application.sending.Carrier.Parcel;
import java.time.Instant;

/** What is to become of a send, decided upon a situation. */
sealed interface Verdict {
  Situation situation();

  record Ready(Situation situation, Parcel parcel) implements Verdict {}

  record Hold(Situation situation, Instant until) implements Verdict {}

  record Skip(Situation situation, SkipReason reason) implements Verdict {}

  record Fail(Situation situation, String reason) implements Verdict {}

  default Send send() {
    return situation().send();
  }

  /** What the gate says, and for those who may go whether the message can be written. */
  static Verdict of(Situation situation, WriteTexts texts) {
    return switch (Gate.decide(situation.facts())) {
      case Gate.Decision.Skip(var reason) -> new Skip(situation, reason);
      case Gate.Decision.HoldUntil(var opening) -> new Hold(situation, opening);
      case Gate.Decision.Go() ->
          switch (texts.write(situation)) {
            case Writing.Written(var parcel) -> new Ready(situation, parcel);
            case Writing.Broken(var reason) -> new Fail(situation, reason);
          };
    };
  }
}
