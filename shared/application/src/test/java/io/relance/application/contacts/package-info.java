/** Tests of contacts, on the embedded store. */
@NullMarked
package io.relance.application.contacts;

import org.jspecify.annotations.NullMarked;
