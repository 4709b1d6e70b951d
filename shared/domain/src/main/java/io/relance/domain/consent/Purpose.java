package io.relance.domain.consent;

/** Why a message is sent, which decides the consent it needs. */
public enum Purpose {
  MARKETING,
  TRANSACTIONAL
}
