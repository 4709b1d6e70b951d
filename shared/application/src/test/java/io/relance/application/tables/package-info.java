/** Tests of related tables, on the embedded store. */
@NullMarked
package io.relance.application.tables;

import org.jspecify.annotations.NullMarked;
