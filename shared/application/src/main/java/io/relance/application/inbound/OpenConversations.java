package io.relance.application.inbound;

/** The conversations with the writers of texts, as the routing of a text sees them. */
public interface OpenConversations {
  /** For where there are no conversations. */
  OpenConversations NONE =
      new OpenConversations() {
        @Override
        public ConversationReading read(ReceivedText text) {
          return new ConversationReading.NotOpen();
        }

        @Override
        public boolean proceed(ReceivedText text, ConversationReading reading) {
          return false;
        }

        @Override
        public void endByOtherKeyword(ReceivedText text) {}
      };

  /**
   * Reads a text as a reply to the question that is open with its writer on its channel and sender.
   * Nothing changes. A text with which a conversation has proceeded already reads the same again.
   */
  ConversationReading read(ReceivedText text);

  /**
   * Goes on with the conversation by what {@link #read} made of a text: to the next element, or by
   * a reprompt or the fallback. Repeating it for the same text changes nothing more.
   *
   * @return false if the question no longer waits; then nothing changed, and the text is read again
   */
  boolean proceed(ReceivedText text, ConversationReading reading);

  /**
   * Ends the conversation that is open with the writer of a text, if any, because the text triggers
   * a keyword, reply-to-message or exact automation. Called before that automation is entered.
   */
  void endByOtherKeyword(ReceivedText text);
}
