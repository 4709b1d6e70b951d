package io.relance;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * A method of the sources, measured as the compiler sees it.
 *
 * @param isSwitch whether one switch is all it does, which reads well at any length
 */
record Method(String place, int lines, int parameters, boolean isConstructor, boolean isSwitch) {

  static List<Method> in(List<Path> sources) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      var options = List.of("-proc:none");
      return in((JavacTask) compiler.getTask(null, files, null, options, null, units));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Method> in(JavacTask task) throws IOException {
    var scanner = new Scanner(Trees.instance(task).getSourcePositions());
    for (var unit : task.parse()) {
      scanner.scan(unit, unit);
    }
    return List.copyOf(scanner.methods);
  }

  private static final class Scanner extends TreeScanner<Void, CompilationUnitTree> {
    private final SourcePositions positions;
    private final List<Method> methods = new ArrayList<>();
    private boolean inRecord;

    Scanner(SourcePositions positions) {
      this.positions = positions;
    }

    @Override
    public Void visitClass(ClassTree type, CompilationUnitTree unit) {
      var outer = inRecord;
      inRecord = type.getKind() == Tree.Kind.RECORD;
      super.visitClass(type, unit);
      inRecord = outer;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
      var start = positions.getStartPosition(unit, method);
      if (start >= 0) {
        methods.add(
            new Method(
                place(method, unit),
                lines(method, unit),
                parameters(method),
                method.getReturnType() == null,
                isSwitch(method)));
      }
      return super.visitMethod(method, unit);
    }

    /** The components of a record are no parameters, though its constructor has them. */
    private int parameters(MethodTree method) {
      return inRecord && method.getReturnType() == null ? 0 : method.getParameters().size();
    }

    private int lines(Tree tree, CompilationUnitTree unit) {
      var lines = unit.getLineMap();
      var first = lines.getLineNumber(positions.getStartPosition(unit, tree));
      return (int) (lines.getLineNumber(positions.getEndPosition(unit, tree)) - first) + 1;
    }

    private static String place(MethodTree method, CompilationUnitTree unit) {
      var path = unit.getSourceFile().getName();
      return path.substring(path.lastIndexOf('/') + 1) + "#" + method.getName();
    }

    private static boolean isSwitch(MethodTree method) {
      var body = method.getBody();
      if (body == null || body.getStatements().size() != 1) {
        return false;
      }
      return switch (body.getStatements().getFirst()) {
        case SwitchTree _ -> true;
        case ReturnTree answer -> answer.getExpression() instanceof SwitchExpressionTree;
        default -> false;
      };
    }
  }
}
