/** The facts about contacts that criteria use. */
@NullMarked
package io.relance.application.criteria;

import org.jspecify.annotations.NullMarked;
