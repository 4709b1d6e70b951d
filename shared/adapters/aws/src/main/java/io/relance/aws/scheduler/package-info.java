/** Alarms on EventBridge Scheduler. */
@NullMarked
package io.relance.aws.scheduler;

import org.jspecify.annotations.NullMarked;
