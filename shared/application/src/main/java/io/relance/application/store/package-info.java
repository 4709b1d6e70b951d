/** Where each thing is kept: tables, keys, and how records become items. */
@NullMarked
package io.relance.application.store;

import org.jspecify.annotations.NullMarked;
