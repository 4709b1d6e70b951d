/** Tests of phone numbers. */
@NullMarked
package io.relance.application.phone;

import org.jspecify.annotations.NullMarked;
