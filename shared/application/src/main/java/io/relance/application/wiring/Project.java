package io.relance.application.wiring;

import io.relance.application.sending.Carriers;
import io.relance.application.sending.Claimants;
import java.net.URI;
import java.time.ZoneId;
import java.util.Set;

/**
 * How a deployment is set up.
 *
 * @param country the country of phone numbers that do not say theirs: two letters
 * @param publicUrl the address that providers and contacts reach us at
 * @param smsRate messages a second that each sender of texts may hand over
 * @param ownNumbers the numbers that we write from
 * @param answersOptOuts whether we confirm an opt-out, since the provider does not
 */
public record Project(
    ZoneId zone,
    String country,
    URI publicUrl,
    int smsRate,
    Set<String> ownNumbers,
    boolean answersOptOuts,
    Carriers carriers,
    Claimants claimants) {
  public Project {
    ownNumbers = Set.copyOf(ownNumbers);
  }
}
