package io.relance.application.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What of a workbook must be known before its first sheet is read (ECMA-376, part 1). */
final class XlsxParts {
  private static final int MOST_TEXT = 200_000_000;
  private static final XMLInputFactory XML = factory();

  private final List<String> texts = new ArrayList<>();
  private final List<Integer> formats = new ArrayList<>();
  private final Map<Integer, String> patterns = new HashMap<>();
  private final Map<String, String> targets = new HashMap<>();
  private String firstSheet = "";
  private boolean from1904;
  private long characters;

  private XlsxParts() {}

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  static XMLStreamReader xml(InputStream in) throws XMLStreamException {
    return XML.createXMLStreamReader(in);
  }

  static XlsxParts read(XlsxArchive archive) throws IOException, XMLStreamException {
    var parts = new XlsxParts();
    parts.with(archive, "xl/workbook.xml", parts::readWorkbook);
    parts.with(archive, "xl/_rels/workbook.xml.rels", parts::readTargets);
    parts.with(archive, "xl/styles.xml", parts::readStyles);
    parts.with(archive, "xl/sharedStrings.xml", parts::readTexts);
    if (parts.firstSheet.isEmpty()) {
      throw new UnreadableFile("the file must be CSV, or an XLSX workbook with a sheet");
    }
    return parts;
  }

  /** Reads a part. */
  @FunctionalInterface
  private interface Reading {
    void read(XMLStreamReader xml) throws XMLStreamException;
  }

  private void with(XlsxArchive archive, String name, Reading reading)
      throws IOException, XMLStreamException {
    var part = archive.part(name);
    if (part.isPresent()) {
      try (var bytes = part.orElseThrow()) {
        reading.read(xml(bytes));
      }
    }
  }

  /** The name of the first sheet's part. */
  String sheet() {
    var target = targets.getOrDefault(firstSheet, "worksheets/sheet1.xml");
    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
  }

  String text(int index) {
    if (index < 0 || index >= texts.size()) {
      throw new UnreadableFile("the workbook must have the text that a cell refers to");
    }
    return texts.get(index);
  }

  boolean isDate(int style) {
    int format = style >= 0 && style < formats.size() ? formats.get(style) : 0;
    return XlsxDates.isDate(format, patterns.getOrDefault(format, ""));
  }

  boolean countsFrom1904() {
    return from1904;
  }

  private void readTexts(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
        texts.add(text(xml, "si"));
        characters += texts.getLast().length();
        if (characters > MOST_TEXT) {
          throw new UnreadableFile("the workbook must have at most 200,000,000 characters");
        }
      }
    }
  }

  /** The runs of a text, without how it is pronounced. */
  static String text(XMLStreamReader xml, String end) throws XMLStreamException {
    var text = new StringBuilder();
    boolean within = false;
    int phonetic = 0;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        phonetic += xml.getLocalName().equals("rPh") ? 1 : 0;
        within = xml.getLocalName().equals("t") && phonetic == 0;
      } else if (event == XMLStreamConstants.CHARACTERS && within) {
        text.append(xml.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        within = false;
        phonetic -= xml.getLocalName().equals("rPh") ? 1 : 0;
        if (xml.getLocalName().equals(end)) {
          return text.toString();
        }
      }
    }
  }

  private void readStyles(XMLStreamReader xml) throws XMLStreamException {
    boolean ofCells = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        ofCells = false;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "cellXfs" -> ofCells = true;
          case "xf" -> {
            if (ofCells) {
              formats.add(number(xml, "numFmtId"));
            }
          }
          case "numFmt" ->
              patterns.put(
                  number(xml, "numFmtId"),
                  Objects.requireNonNullElse(xml.getAttributeValue(null, "formatCode"), ""));
          default -> {
            // Fonts, fills and borders.
          }
        }
      }
    }
  }

  private static int number(XMLStreamReader xml, String attribute) {
    var value = xml.getAttributeValue(null, attribute);
    return value == null ? 0 : Integer.parseInt(value);
  }

  private void readWorkbook(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("workbookPr")) {
        var from = xml.getAttributeValue(null, "date1904");
        from1904 = "1".equals(from) || "true".equals(from);
      } else if (xml.getLocalName().equals("sheet") && firstSheet.isEmpty()) {
        firstSheet = relation(xml);
      }
    }
  }

  /** The attribute {@code r:id}, whatever prefix its namespace has. */
  private static String relation(XMLStreamReader xml) {
    for (int at = 0; at < xml.getAttributeCount(); at++) {
      var namespace = xml.getAttributeNamespace(at);
      if (xml.getAttributeLocalName(at).equals("id")
          && namespace != null
          && namespace.endsWith("/relationships")) {
        return xml.getAttributeValue(at);
      }
    }
    return "rId1";
  }

  private void readTargets(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("Relationship")) {
        var id = xml.getAttributeValue(null, "Id");
        var target = xml.getAttributeValue(null, "Target");
        if (id != null && target != null) {
          targets.put(id, target);
        }
      }
    }
  }
}
