package io.relance.domain.reply;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words around an answer in English and French: courtesies, negations, numbers. */
final class ReplyWords {
  /** What people write around an answer; it is no part of it. */
  static final Set<String> FILLERS =
      words(
          """
          a an the one ones of to my our me for in i im id ill ive we it its is be was am
          want wants would wud like love prefer need choose chose pick picking take taking have get
          go going with do give think guess say answer answers choice option options opt number num
          nr n q please pls plz plse plis pleas thanks thank thx ty tysm you u so very much
          hi hello hey ok okay k yes yeah yep yup sure well um uh hmm oh lol haha xd
          definitely probably maybe really just can could will let lets
          favorite favourite best only too also actually and or size
          le la les l un une du de des d au aux je j jai jaime jveux jvoudrais jprefere jprends
          veux voudrais voudrait prefere prefererais choisis choisi prends prendrai prendrais aime
          aimerais vais choix numero reponse moi pour c cest est ce sera serait ca mon ma mes
          celui celle svp stp sil s il te vous tu plait merci bonjour bonsoir salut coucou oui ouais
          euh ben bah alors donc mdr tres bien plutot surement et ou taille
          """);

  /** What denies what follows it in its clause, or all of the clause at its end. */
  static final Set<String> NEGATIONS =
      words(
          """
          not no nor never neither none without except besides nope nah dont doesnt didnt isnt wasnt
          arent cant cannot wont wouldnt aint hate dislike detest allergic non pas deteste allergique ni sans jamais aucun aucune sauf hormis excepte
          """);

  /** Negations that deny one thing when a reply begins with them. */
  static final Set<String> BARE_NEGATIONS = words("not pas");

  /** What begins a thought that the negation before it does not reach. */
  static final Set<String> TURNS = words("but mais rather instead plutot");

  /** What turns the next "but" into a negation. */
  static final Set<String> ALL = words("anything everything all any tout tous toutes");

  /** Questions in which the negation is a suggestion, by the word before it. */
  static final Set<String> WHY = words("why pourquoi");

  /** What makes a "no" before it part of another saying. */
  static final Set<String> AFTER_NO =
      words("problem problems prob pb worries worry doubt idea clue pressure");

  /** Verbs that begin a wish. */
  static final Set<String> WISHES =
      words("want like prefer take love veux voudrais prefere prends aime choose give");

  /** What all or several of the choices are called. */
  static final Set<String> SEVERAL = words("both all either any tous toutes les");

  /** Prefixes that change the word that follows into another. */
  static final Set<String> OPPOSITES = words("un in im non dis mal no not pas fe wo anti");

  /** How people write yes and no besides. */
  static final Map<String, Set<String>> SYNONYMS =
      Map.of(
          "yes", words("yeah yep yup ya yea"),
          "no", words("nope nah nop"),
          "oui", words("ouais ouai yes"),
          "non", words("nan nope"));

  /** Stands for the last choice. */
  static final int LAST = -1;

  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    number(1, "one un une first premier premiere 1st 1er 1ere 1re");
    number(2, "two deux second seconde deuxieme 2nd 2nde");
    number(3, "three trois third troisieme 3rd");
    number(4, "four quatre fourth quatrieme");
    number(5, "five cinq fifth cinquieme");
    number(6, "six sixth sixieme");
    number(7, "seven sept seventh septieme");
    number(8, "eight huit eighth huitieme");
    number(9, "nine neuf ninth neuvieme");
    number(10, "ten dix tenth dixieme");
    number(LAST, "last dernier derniere");
  }

  private static final Set<String> BEFORE_DIGITS =
      words("n no nr num number numero opt option choice choix q");

  private static final Set<String> AFTER_DIGITS = words("st nd rd th e er ere re eme ieme nde");

  private ReplyWords() {}

  /** The number that a word stands for, {@link #LAST} for the last one, 0 for none. */
  static int number(String word) {
    var named = NUMBERS.get(word);
    return named == null ? digits(word) : named;
  }

  /** Whether it is a number only where nothing else can be the answer. */
  static boolean isArticle(String word) {
    return word.equals("one") || word.equals("un") || word.equals("une");
  }

  private static int digits(String word) {
    int from = 0;
    while (from < word.length() && !isDigit(word.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < word.length() && isDigit(word.charAt(to))) {
      to++;
    }
    var plain =
        to > from
            && to - from <= 4
            && (from == 0 || BEFORE_DIGITS.contains(word.substring(0, from)))
            && (to == word.length() || AFTER_DIGITS.contains(word.substring(to)));
    return plain ? Integer.parseInt(word.substring(from, to)) : 0;
  }

  static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private static void number(int number, String words) {
    words(words).forEach(word -> NUMBERS.put(word, number));
  }

  private static Set<String> words(String words) {
    return Set.copyOf(List.of(words.strip().split("\\s+")));
  }
}
