import { useWords } from "../../words";

/** The list of automations. */
export default function Automations(_: { params: URLSearchParams }) {
  const words = useWords().automations;
  return (
    <div className="page">
      <h1>{words.title}</h1>
    </div>
  );
}
