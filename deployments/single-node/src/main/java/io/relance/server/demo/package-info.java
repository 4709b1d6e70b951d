/** The demo: a shop's week on the test clock, each message checked. */
@NullMarked
package io.relance.server.demo;

import org.jspecify.annotations.NullMarked;
