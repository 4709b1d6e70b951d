package io.relance.compiler.liquid;

import io.relance.compiler.liquid.LiquidShape.Anything;
import io.relance.compiler.liquid.LiquidShape.Items;
import io.relance.compiler.liquid.LiquidShape.Parts;
import io.relance.compiler.liquid.LiquidShape.Value;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists the variables of texts by their names. */
public final class VariableNames {
  private static final Set<String> OF_EVERY_TRIGGER =
      Set.of("contact", LiquidVariables.SHOP, LiquidVariables.UNSUBSCRIBE_URL);

  /** The root of the only variable in the paths of files. */
  public static final String DATE_OF_FILE = LiquidVariables.DATE;

  private VariableNames() {}

  /** Whether the variables of a root are filled whatever the trigger is. */
  public static boolean isAlwaysFilled(String root) {
    return OF_EVERY_TRIGGER.contains(root);
  }

  /** The variables under the roots wanted, such as {@code order}, in the order of their names. */
  public static List<TextVariable> under(Predicate<String> roots) {
    return LiquidVariables.ROOTS.byName().entrySet().stream()
        .filter(root -> roots.test(root.getKey()))
        .flatMap(root -> named(root.getKey(), root.getValue()))
        .toList();
  }

  private static Stream<TextVariable> named(String name, LiquidShape shape) {
    return switch (shape) {
      case Value _ -> Stream.of(new TextVariable(name, TextVariable.Type.TEXT));
      case Items(var each) ->
          Stream.concat(
              Stream.of(new TextVariable(name, TextVariable.Type.LIST)), named(name + "[]", each));
      case Parts(var byName) ->
          byName.entrySet().stream()
              .flatMap(part -> named(name + "." + part.getKey(), part.getValue()));
      case Anything() -> Stream.of(new TextVariable(name + ".<name>", TextVariable.Type.ANY));
    };
  }
}
