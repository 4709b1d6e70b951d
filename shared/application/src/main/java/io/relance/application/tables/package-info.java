/** Related tables, whose rows belong to contacts. */
@NullMarked
package io.relance.application.tables;

import org.jspecify.annotations.NullMarked;
