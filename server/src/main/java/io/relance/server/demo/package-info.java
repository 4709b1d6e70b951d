/** The demo: a shop's week on the test clock, checked message by message. */
@NullMarked
package io.relance.server.demo;

import org.jspecify.annotations.NullMarked;
