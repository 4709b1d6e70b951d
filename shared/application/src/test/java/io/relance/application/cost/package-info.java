/** What automations cost, held against what is promised. */
@NullMarked
package io.relance.application.cost;

import org.jspecify.annotations.NullMarked;
