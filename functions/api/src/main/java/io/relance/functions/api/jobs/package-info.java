/** The routes of jobs. */
@NullMarked
package io.relance.functions.api.jobs;

import org.jspecify.annotations.NullMarked;
