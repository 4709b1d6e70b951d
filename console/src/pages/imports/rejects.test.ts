import { describe, expect, it } from "vitest";
import { parseCsv, reasonsOf } from "./rejects";

describe("the file of rejected rows", () => {
  it("is read with quotes, commas and line breaks in cells", () => {
    expect(parseCsv('\uFEFFa,b\r\n"1, ""2""","x\ny"\r\n,\r\n')).toEqual([["a", "b"], ['1, "2"', "x\ny"], ["", ""]]);
  });

  it("U-21 gives the reasons with their numbers, whatever the values were", () => {
    const file = [
      "Email,line,field,reason",
      'x,2,email,"must be an email address, not ""x"""',
      ",3,phone,must be given",
      'y,4,email,"must be an email address, not ""y"""',
    ].join("\r\n");
    expect(reasonsOf(file)).toEqual([
      { field: "email", reason: "must be an email address", rows: 2 },
      { field: "phone", reason: "must be given", rows: 1 },
    ]);
  });
});
