/** The keys of a command, such as `Control+Z`, each as it is written on a keyboard. */
export function Keys({ keys }: { keys: string }) {
  const written: Record<string, string> = { Control: "Ctrl", Space: "␣" };
  return (
    <span className="keys">
      {keys.split(/[+ ](?=.)/).map((key) => (
        <kbd key={key}>{written[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</kbd>
      ))}
    </span>
  );
}
