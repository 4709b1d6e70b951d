/** Jobs: work that can outlast a request, done a part at a time by one function. */
@NullMarked
package io.relance.application.jobs;

import org.jspecify.annotations.NullMarked;
