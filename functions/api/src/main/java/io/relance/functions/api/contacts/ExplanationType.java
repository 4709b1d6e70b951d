package io.relance.functions.api.contacts;

import com.fasterxml.jackson.annotation.JsonValue;
import io.relance.json.Choices;

/** The type of a fact of an explanation. */
public enum ExplanationType {
  ;

  /** Its name in answers. */
  @JsonValue
  public String word() {
    return Choices.name(this);
  }
}
