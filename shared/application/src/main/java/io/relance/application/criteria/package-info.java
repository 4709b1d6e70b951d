/** What is kept about contacts, as criteria ask for it. */
@NullMarked
package io.relance.application.criteria;

import org.jspecify.annotations.NullMarked;
