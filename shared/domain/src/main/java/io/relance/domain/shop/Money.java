package io.relance.domain.shop;

import java.math.BigDecimal;

/** An amount with its ISO 4217 currency, with as many decimals as the shop wrote. */
public record Money(BigDecimal amount, String currency) {}
