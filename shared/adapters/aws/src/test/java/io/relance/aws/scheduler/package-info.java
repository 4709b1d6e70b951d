/** Tests of EventBridge Scheduler against the contract of alarms. */
@NullMarked
package io.relance.aws.scheduler;

import org.jspecify.annotations.NullMarked;
