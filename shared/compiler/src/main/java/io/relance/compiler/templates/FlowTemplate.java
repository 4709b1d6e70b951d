package io.relance.compiler.templates;

import io.relance.domain.flow.Flow;
import java.util.Locale;

/**
 * A complete flow, with texts and delays, that a marketer starts from.
 *
 * @param slug the same in every language
 */
public record FlowTemplate(
    String slug, Locale locale, String name, String description, Flow flow) {}
