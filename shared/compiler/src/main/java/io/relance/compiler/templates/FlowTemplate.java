package io.relance.compiler.templates;

import io.relance.domain.flow.Flow;
import java.util.Locale;

/**
 * A whole flow, texts and delays included, that a marketer makes their own.
 *
 * @param slug the same in every language
 */
public record FlowTemplate(
    String slug, Locale locale, String name, String description, Flow flow) {}
