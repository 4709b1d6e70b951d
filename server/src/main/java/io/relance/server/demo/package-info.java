/**
 * The demo: a shop's day on the test clock, through the real ways in, checked message by message.
 */
@NullMarked
package io.relance.server.demo;

import org.jspecify.annotations.NullMarked;
