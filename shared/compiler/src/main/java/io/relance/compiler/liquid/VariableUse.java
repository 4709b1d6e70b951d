package io.relance.compiler.liquid;

import io.relance.compiler.liquid.LiquidShape.Anything;
import io.relance.compiler.liquid.LiquidShape.Items;
import io.relance.compiler.liquid.LiquidShape.Parts;
import io.relance.compiler.liquid.LiquidShape.Value;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser.ExprContext;
import liquid.parser.v4.LiquidParser.FilterContext;
import liquid.parser.v4.LiquidParser.For_arrayContext;
import liquid.parser.v4.LiquidParser.For_rangeContext;
import liquid.parser.v4.LiquidParser.IndexContext;
import liquid.parser.v4.LiquidParser.LookupContext;
import liquid.parser.v4.LiquidParser.Lookup_StrContext;
import liquid.parser.v4.LiquidParser.Lookup_id_indexesContext;
import liquid.parser.v4.LiquidParser.OutputContext;
import liquid.parser.v4.LiquidParser.Table_tagContext;
import liquid.parser.v4.LiquidParser.Term_lookupContext;
import liquid.parser.v4.LiquidParserBaseVisitor;

/** Resolves each variable of a text and reports those that do not exist. */
final class VariableUse extends LiquidParserBaseVisitor<Void> {
  private static final Anything ANYTHING = new Anything();

  /** What other products call a variable. */
  private static final Map<String, String> ROOT_SYNONYMS =
      Map.of(
          "first_name", "contact.firstName",
          "firstName", "contact.firstName",
          "last_name", "contact.lastName",
          "lastName", "contact.lastName",
          "email", "contact.email",
          "phone", "contact.phone",
          "customer", "contact",
          "person", "contact",
          "cart", "checkout",
          "shipment", "fulfillment");

  /** What other languages of templates, and web pages, call a filter. */
  private static final Map<String, String> FILTER_SYNONYMS =
      Map.ofEntries(
          Map.entry("upper", "upcase"),
          Map.entry("uppercase", "upcase"),
          Map.entry("lower", "downcase"),
          Map.entry("lowercase", "downcase"),
          Map.entry("title", "capitalize"),
          Map.entry("titlecase", "capitalize"),
          Map.entry("trim", "strip"),
          Map.entry("length", "size"),
          Map.entry("currency", "money"),
          Map.entry("number_format", "round"),
          Map.entry("date_format", "date"),
          Map.entry("time_tag", "date"),
          Map.entry("urlencode", "url_encode"),
          Map.entry("h", "escape"));

  private final LocalNames locals;
  private final Deque<Map<String, LiquidShape>> loops = new ArrayDeque<>();
  private final Set<String> roots = new LinkedHashSet<>();
  private final Set<String> variables = new LinkedHashSet<>();
  private final Set<String> contactProperties = new LinkedHashSet<>();
  private final Set<Diagnostic> faults = new LinkedHashSet<>();
  private final EmptyVariables empty = new EmptyVariables();

  VariableUse(LocalNames locals) {
    this.locals = locals;
  }

  /** The first words of the variables used, such as {@code order}. */
  Set<String> roots() {
    return roots;
  }

  /** The variables used that are single values, by their paths. */
  Set<String> variables() {
    return variables;
  }

  /** The names of the properties of the contact that are used. */
  Set<String> contactProperties() {
    return contactProperties;
  }

  /** Whether the text prints a variable without a default or a condition. */
  boolean requires(String variable) {
    return empty.requires(variable);
  }

  List<Diagnostic> faults() {
    return Stream.concat(faults.stream(), empty.warnings()).toList();
  }

  @Override
  public Void visitLookup_id_indexes(Lookup_id_indexesContext lookup) {
    if (lookup.getParent() instanceof Term_lookupContext term
        && term.getParent() instanceof ExprContext) {
      empty.test(lookup.getText());
    }
    property(lookup).ifPresent(contactProperties::add);
    if (shape(lookup).filter(LiquidShape::isValue).isPresent() && isPath(lookup)) {
      variables.add(lookup.getText());
    }
    return visitChildren(lookup);
  }

  private Optional<String> property(Lookup_id_indexesContext lookup) {
    var isProperty =
        lookup.index().size() > 1
            && isRoot(lookup.id().getText())
            && lookup.id().getText().equals("contact")
            && nameOf(lookup.index(0)).equals(Optional.of("properties"));
    return isProperty ? nameOf(lookup.index(1)) : Optional.empty();
  }

  /** Whether it is named by a path from a root, without anything computed. */
  private boolean isPath(Lookup_id_indexesContext lookup) {
    return lookup.getText().indexOf('[') < 0 && isRoot(lookup.id().getText());
  }

  /** Whether a name is that of a root, and not of a variable that the text itself sets. */
  private boolean isRoot(String name) {
    return LiquidVariables.ROOTS.part(name).isPresent()
        && !locals.all().contains(name)
        && loops.stream().noneMatch(loop -> loop.containsKey(name));
  }

  @Override
  public Void visitLookup_Str(Lookup_StrContext lookup) {
    shape(lookup);
    return visitChildren(lookup);
  }

  @Override
  public Void visitOutput(OutputContext output) {
    if (output.filter().isEmpty()
        && output.term() instanceof Term_lookupContext term
        && shape(term.lookup()).filter(shape -> !shape.isValue()).isPresent()) {
      faults.add(
          Diagnostic.error(
                  "text.not-a-value",
                  "Must be a single value, unlike " + Quoted.of(output.term().getText()) + ".")
              .hint("Name one of its fields, or loop over it."));
    }
    if (output.term() instanceof Term_lookupContext term && !hasDefault(output)) {
      var mayBeEmpty = shape(term.lookup()).filter(EmptyVariables::mayBeEmpty).isPresent();
      empty.print(term.getText(), mayBeEmpty);
    }
    return visitChildren(output);
  }

  private static boolean hasDefault(OutputContext output) {
    return output.filter().stream().anyMatch(filter -> filter.Id().getText().equals("default"));
  }

  @Override
  public Void visitFilter(FilterContext filter) {
    var name = filter.Id().getText();
    if (!LiquidFilters.names().contains(name)) {
      faults.add(
          Diagnostic.error("text.unknown-filter", "There is no filter " + Quoted.of(name) + ".")
              .hint(
                  Optional.ofNullable(FILTER_SYNONYMS.get(name))
                      .or(() -> NearestName.of(name, LiquidFilters.names()))
                      .map(near -> "Did you mean \"" + near + "\"?")
                      .orElse("Use the filters of standard Liquid.")));
    }
    return visitChildren(filter);
  }

  @Override
  public Void visitFor_array(For_arrayContext loop) {
    return within(loop.id().getText(), each(loop.lookup()), loop);
  }

  @Override
  public Void visitFor_range(For_rangeContext loop) {
    return within(loop.id().getText(), new Value(""), loop);
  }

  @Override
  public Void visitTable_tag(Table_tagContext loop) {
    return within(loop.id().getText(), each(loop.lookup()), loop);
  }

  private Void within(String name, LiquidShape shape, ParseTree loop) {
    loops.push(Map.of(name, shape));
    for (int i = 0; i < loop.getChildCount(); i++) {
      visit(loop.getChild(i));
    }
    loops.pop();
    return defaultResult();
  }

  private LiquidShape each(LookupContext lookup) {
    return shape(lookup)
        .map(shape -> shape instanceof Items(var each) ? each : (LiquidShape) ANYTHING)
        .orElse(ANYTHING);
  }

  /** Empty, with a fault, when there is nothing of that name. */
  private Optional<LiquidShape> shape(LookupContext lookup) {
    return switch (lookup) {
      case Lookup_id_indexesContext named -> follow(named);
      case Lookup_StrContext quoted -> root(unquoted(quoted.Str().getText()));
      default -> Optional.of(ANYTHING);
    };
  }

  private Optional<LiquidShape> follow(Lookup_id_indexesContext lookup) {
    var path = new StringBuilder(lookup.id().getText());
    var shape = root(lookup.id().getText());
    for (var index : lookup.index()) {
      var name = nameOf(index);
      var from = shape;
      shape = shape.flatMap(known -> name.map(known::part).orElseGet(known::computedPart));
      path.append(name.map(part -> "." + part).orElse("[…]"));
      if (from.isPresent() && shape.isEmpty()) {
        unknown(path.toString(), name.orElse(""), from.get());
      }
    }
    return shape;
  }

  private Optional<LiquidShape> root(String name) {
    for (var loop : loops) {
      var bound = loop.get(name);
      if (bound != null) {
        return Optional.of(bound);
      }
    }
    if (locals.all().contains(name)) {
      return Optional.of(ANYTHING);
    }
    var known = LiquidVariables.ROOTS.part(name);
    if (known.isEmpty()) {
      unknown(name, name, LiquidVariables.ROOTS);
    } else {
      roots.add(name);
    }
    return known;
  }

  /** Empty when the part is computed. */
  private static Optional<String> nameOf(IndexContext index) {
    if (index.id2() != null) {
      return Optional.of(index.id2().getText());
    }
    var text = index.expr().getText();
    return text.startsWith("'") || text.startsWith("\"")
        ? Optional.of(unquoted(text))
        : Optional.empty();
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1);
  }

  private static String hint(String path, String name, Set<String> known) {
    var parent = path.substring(0, Math.max(0, path.length() - name.length()));
    var alias = ROOT_SYNONYMS.get(path);
    return NearestName.of(name, known)
        .map(near -> parent + near)
        .or(() -> Optional.ofNullable(alias))
        .map(near -> "Did you mean \"" + near + "\"?")
        .orElseGet(
            () ->
                known.isEmpty()
                    ? Quoted.of(parent.replaceFirst("\\.$", "")) + " has no fields."
                    : (parent.isEmpty() ? "Variables: " : "Fields: ")
                        + parent
                        + String.join(", " + parent, known)
                        + ".");
  }

  private void unknown(String path, String name, LiquidShape within) {
    var known = within instanceof Parts(var byName) ? byName.keySet() : Set.<String>of();
    faults.add(
        Diagnostic.error("text.unknown-variable", "There is no variable " + Quoted.of(path) + ".")
            .hint(hint(path, name, known)));
  }
}
