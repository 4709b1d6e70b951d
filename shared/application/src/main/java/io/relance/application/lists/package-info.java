/** Lists of contacts, filled by hand or by automations. */
@NullMarked
package io.relance.application.lists;

import org.jspecify.annotations.NullMarked;
