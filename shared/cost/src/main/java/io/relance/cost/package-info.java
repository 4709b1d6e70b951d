/** Estimates the AWS cost of an automation from its definition. */
@NullMarked
package io.relance.cost;

import org.jspecify.annotations.NullMarked;
