/** EventBridge Scheduler under the contract of alarms. */
@NullMarked
package io.relance.aws.scheduler;

import org.jspecify.annotations.NullMarked;
