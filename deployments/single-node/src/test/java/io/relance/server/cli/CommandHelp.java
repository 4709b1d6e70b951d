package io.relance.server.cli;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The help texts of the command line. */
public final class CommandHelp {
  private CommandHelp() {}

  /** The help of each command, by its full name such as {@code relance cost}. */
  public static Map<String, String> all() {
    var texts = new TreeMap<String, String>();
    add(Main.commandLine(), texts);
    return texts;
  }

  private static void add(CommandLine command, Map<String, String> texts) {
    texts.put(command.getCommandSpec().qualifiedName(), command.getUsageMessage(Ansi.OFF));
    command.getSubcommands().values().forEach(each -> add(each, texts));
  }
}
