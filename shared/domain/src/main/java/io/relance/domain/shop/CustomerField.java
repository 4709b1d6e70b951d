package io.relance.domain.shop;

/** A field of a shop's customer that the shop can set and take away. */
public enum CustomerField {
  PHONE,
  EMAIL,
  FIRST_NAME,
  LAST_NAME
}
