/** Lists and their members. */
@NullMarked
package io.relance.functions.api.lists;

import org.jspecify.annotations.NullMarked;
