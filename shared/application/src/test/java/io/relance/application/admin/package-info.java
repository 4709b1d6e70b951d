/** Tests of administration, on the embedded store. */
@NullMarked
package io.relance.application.admin;

import org.jspecify.annotations.NullMarked;
